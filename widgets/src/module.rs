//! The module's three functions over two buffers. Either may move, and memory may grow, with the
//! call that fills it: views of it are made anew after each.
#![allow(unsafe_code, reason = "an exported name is an unsafe attribute")]

use crate::Answer;
use crate::reply::Running;
use std::cell::RefCell;

#[derive(Default)]
struct Module {
    running: Running<crate::Chosen>,
    request: Vec<u8>,
    reply: String,
}

thread_local! {
    static MODULE: RefCell<Module> = RefCell::default();
}

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    MODULE.with_borrow_mut(|m| {
        m.request.clear();
        m.request.resize(bytes, 0);
        m.request.as_mut_ptr()
    })
}

/// Answers the request, drawing for a width in CSS pixels; returns the length of the reply.
#[unsafe(no_mangle)]
pub extern "C" fn ask(width: f64) -> usize {
    MODULE.with_borrow_mut(|m| {
        let request = String::from_utf8_lossy(&m.request);
        m.reply = m.running.answer(&request, width);
        m.reply.len()
    })
}

/// Where the reply is, as UTF-8.
#[unsafe(no_mangle)]
pub extern "C" fn reply() -> *const u8 {
    MODULE.with_borrow(|m| m.reply.as_ptr())
}
