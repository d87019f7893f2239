//! Catena: from an article's text to its records, citations, traditions, graph, answers and maps.
//!
//! The modules stand in the order in which data flows; each uses only those above it:
//!
//! [`record`] → [`document`] → [`reference`] → [`bibtex`], [`interchange`] → [`work`] → [`citation`] → [`tradition`] →
//! [`graph`] → [`query`], [`map`], [`export`] → [`library`].

pub mod bibtex;
pub mod citation;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod graph;
pub mod interchange;
pub mod library;
pub mod map;
pub mod query;
pub mod record;
pub mod reference;
pub mod text;
pub mod tradition;
pub mod work;
