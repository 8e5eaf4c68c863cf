//! What mdBook says while it works. It logs a broken include or an unclosed tag and carries on;
//! here whatever it warns of fails the build.

use anyhow::{Result, bail};
use std::cell::RefCell;
use std::fmt::{Debug, Write};
use std::sync::Once;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

thread_local! {
    /// The warnings of this thread since [`strict`] began; mdBook works on one thread.
    static HEARD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Does the work and fails if it, or a warning on the way, does.
pub fn strict<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    static LISTEN: Once = Once::new();
    // Somebody else's subscriber is as good: then nothing is heard here, and it is shown there.
    LISTEN.call_once(|| drop(tracing::subscriber::set_global_default(Listener)));
    HEARD.take();
    let made = work();
    let heard = HEARD.take();
    if heard.is_empty() {
        return made;
    }
    match made {
        Ok(_) => bail!("{}", heard.join("\n")),
        Err(e) => bail!("{e:#}\n{}", heard.join("\n")),
    }
}

/// The least a subscriber can be: no spans, and of the events the warnings and errors.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN && metadata.target().starts_with("mdbook")
    }

    fn event(&self, event: &Event<'_>) {
        let mut message = Message(String::new());
        event.record(&mut message);
        HEARD.with_borrow_mut(|heard| heard.push(message.0));
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            // Writing into a string cannot fail.
            let _ = write!(self.0, "{value:?}");
        }
    }
}
