//! BPMN files: read, checked and compiled into a graph.

pub mod graph;
