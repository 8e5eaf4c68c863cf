//! Answers a request natively: `ask ELEMENT WIDTH`, the request on standard input. The browser's
//! tests hold what the page shows against it.

use std::io::Read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let usage = "usage: ask ELEMENT WIDTH < request";
    let (element, width) = words.next().zip(words.next()).ok_or(usage)?;
    let width: f64 = width.parse()?;
    let all = reweight_widgets::all();
    let widget = all.into_iter().find(|(name, _)| *name == element);
    let (_, mut widget) = widget.ok_or_else(|| format!("no <{element}>"))?;
    let mut request = String::new();
    std::io::stdin().read_to_string(&mut request)?;
    print!("{}", widget.answer(&request, width));
    Ok(())
}
