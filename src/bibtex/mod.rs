//! bibtex
