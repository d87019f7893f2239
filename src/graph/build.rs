//! Building the graph from a corpus.
