//! The protocol, as whoever writes a client in another language sees it.

mod c_example;
mod vectors;
