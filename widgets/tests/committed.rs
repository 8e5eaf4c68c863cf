//! The committed modules answer as the native widgets do, to the last digit and the last
//! coordinate: what runs in the page is the listings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use reweight_widgets::Answer;
use std::io::Read;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use wasmi::{Instance, Linker, Memory, Module, Store, TypedFunc};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// A page's width, and a telephone's.
const WIDTHS: [f64; 2] = [700.0, 330.0];

/// What a module may ask the browser for, in bytes.
const MEMORY: usize = 4 << 20;

/// The scripts under proof: the committed ones, or those of a rebuild.
fn folder() -> PathBuf {
    let committed =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../src/generated/widgets");
    std::env::var_os("WIDGETS_DIR").map_or(committed.into(), PathBuf::from)
}

/// The module that a script carries.
fn module(element: &str) -> Outcome<Vec<u8>> {
    let path = folder().join(format!("{element}.js"));
    let script = std::fs::read_to_string(&path)
        .map_err(|e| format!("{}: {e}", path.display()))?;
    let coded = script.split("const WASM = \"").nth(1);
    let coded = coded.and_then(|rest| rest.split('"').next());
    let coded = coded.ok_or("no module in the script")?;
    let packed = STANDARD.decode(coded).map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    GzDecoder::new(&packed[..]).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An instance in the interpreter, as one lives in the page.
struct Page {
    store: Store<()>,
    memory: Memory,
    room: TypedFunc<u32, u32>,
    ask: TypedFunc<f64, u32>,
    reply: TypedFunc<(), u32>,
}

impl Page {
    fn open(module: &Module) -> Outcome<Self> {
        let mut store = Store::new(module.engine(), ());
        let linker = Linker::new(module.engine());
        let instance: Instance =
            linker.instantiate_and_start(&mut store, module)?;
        let memory = instance.get_memory(&store, "memory").ok_or("no memory")?;
        let room = instance.get_typed_func(&store, "room")?;
        let ask = instance.get_typed_func(&store, "ask")?;
        let reply = instance.get_typed_func(&store, "reply")?;
        Ok(Self { store, memory, room, ask, reply })
    }

    fn answer(&mut self, request: &str, width: f64) -> Outcome<String> {
        let room = self.room.call(&mut self.store, request.len() as u32)?;
        self.memory.write(&mut self.store, room as usize, request.as_bytes())?;
        let length = self.ask.call(&mut self.store, width)?;
        let place = self.reply.call(&mut self.store, ())?;
        let mut answer = vec![0; length as usize];
        self.memory.read(&self.store, place as usize, &mut answer)?;
        Ok(String::from_utf8(answer)?)
    }
}

/// What an answer fills, sets and words has its place in the page, under that name.
#[test]
fn whatever_is_answered_has_a_place() {
    for (element, mut widget) in reweight_widgets::all() {
        let stills = widget.stills(&element);
        for trial in widget.trials() {
            for line in widget.answer(trial, 700.0).lines() {
                let (sigil, name) =
                    line.split('\t').next().unwrap_or("").split_at(1);
                let place = match sigil {
                    "#" => format!(" data-part=\"{name}\""),
                    "=" | "~" => format!(" name=\"{name}\""),
                    _ => continue,
                };
                for (id, html) in &stills {
                    assert!(html.contains(&place), "{id} has no {place}");
                }
            }
        }
    }
}

/// Every widget at both widths, its trials one after another as a reader makes them; several beside
/// each other, for the interpreter is slow.
#[test]
fn the_committed_modules_answer_as_the_native_widgets_do() {
    let all = reweight_widgets::all().into_iter().map(|(element, _)| element);
    let proofs: Vec<(String, f64)> = all
        .flat_map(|element| WIDTHS.map(|width| (element.clone(), width)))
        .collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((element, width)) = proofs.get(next.fetch_add(1, Relaxed)) {
            prove(element, *width).unwrap_or_else(|told| panic!("{told}"));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads.min(proofs.len()) {
            scope.spawn(work);
        }
    });
}

/// One widget's module against the widget itself.
fn prove(element: &str, width: f64) -> Outcome {
    let all = reweight_widgets::all();
    let mut native = all.into_iter().find(|(name, _)| name == element);
    let (_, native) = native.as_mut().ok_or("no such widget")?;
    let engine = wasmi::Engine::default();
    let module = Module::new(&engine, module(element)?)?;
    let mut page = Page::open(&module)?;
    for (request, width) in trials(&**native, width) {
        let answer = page.answer(&request, width)?;
        let expected = native.answer(&request, width);
        if let Some(told) = differ(&answer, &expected) {
            return Err(format!(
                "<{element}> answers {request:?} with {told}; `cargo course widgets` rebuilds it"
            )
            .into());
        }
    }
    let used = page.memory.data(&page.store).len();
    assert!(used <= MEMORY, "<{element}> takes {used} bytes of memory");
    Ok(())
}

/// The trials, and what no reader should send: it is answered as well.
fn trials(widget: &dyn Answer, width: f64) -> Vec<(String, f64)> {
    let bad =
        ["", "nothing=1", "seed=abc\n", "do=nothing", "=\n=", "\u{1f4a3}=1e9"];
    let all = widget.trials().iter().chain(&bad);
    all.map(|r| (r.to_string(), width))
        .chain([(String::new(), f64::NAN), (String::new(), -1.0)])
        .collect()
}

/// Where two answers first part.
fn differ(answer: &str, expected: &str) -> Option<String> {
    if answer == expected {
        return None;
    }
    let mut lines = answer.lines().zip(expected.lines());
    let here = lines.find(|(a, e)| a != e);
    Some(here.map_or("too few or too many lines".into(), |(a, e)| {
        let at = a.bytes().zip(e.bytes()).take_while(|(a, e)| a == e).count();
        let from = at.saturating_sub(40);
        let piece = |s: &str| s.chars().skip(from).take(90).collect::<String>();
        format!("“{}” in place of “{}”", piece(a), piece(e))
    }))
}

/// A widget's settings, buttons and stills are in its trials: what is not tried is not proven.
#[test]
fn every_setting_of_a_widget_is_tried() {
    for (element, mut widget) in reweight_widgets::all() {
        let reply = widget.answer("", 700.0);
        let trials = widget.trials().join("\n");
        for line in reply.lines().filter(|line| line.starts_with('=')) {
            let name = line[1..].split('\t').next().unwrap_or_default();
            let tried = trials.lines().any(|l| l.starts_with(&format!("{name}=")));
            assert!(tried, "<{element}> is never tried with another `{name}`");
        }
        for (id, html) in widget.stills(&element) {
            for button in html.split("<button type=\"button\" value=\"").skip(1) {
                let name = button.split('"').next().unwrap_or_default();
                let tried = trials.lines().any(|l| l == format!("do={name}"));
                assert!(
                    name == "reset" || tried,
                    "<{element}> {id}: `{name}` is never pressed"
                );
            }
        }
    }
}
