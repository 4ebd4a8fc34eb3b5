//! The program as an operator runs it.

mod keys;
