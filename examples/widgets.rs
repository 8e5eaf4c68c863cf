//! The widgets as they stand in the page before, and without, scripts: drawn by the code that runs in it.

use reweight_style::{Done, save_html};

fn main() -> Done {
    for (element, widget) in reweight_widgets::all() {
        for (id, html) in widget.stills(&element) {
            save_html(&format!("widgets_{}", id.replace('-', "_")), &html)?;
        }
    }
    Ok(())
}
