//! A harness that cannot fail proves nothing: here it is given what must turn it red.

use std::fs;

use serde_json::{Value, json};

use super::walk::{Object, Outcome, Report, Tolerance};
use super::{FAMILIES, check_document, check_folder, check_text, own_folder};

/// Squares, in the manner of a family.
fn squares(document: &mut Object) -> Outcome {
    document.each("cases", |case| {
        let x = case.given("x")?;
        case.check("square", x * x);
        case.check("root", (x >= 0.0).then(|| x.sqrt()));
        let powers: Vec<f64> = vec![1.0, x];
        case.check("powers", &powers);
        case.check("even", x % 2.0 == 0.0);
        case.check("log", libm::log(x));
        Ok(())
    })
}

/// The failures of one case of squares after an edit.
fn failures_of_squares(edit: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut document = json!({ "cases": [
        { "x": 2, "square": 4.0, "root": std::f64::consts::SQRT_2,
          "powers": [1.0, 2.0], "even": true, "log": std::f64::consts::LN_2 },
        { "x": 0, "square": 0.0, "root": 0.0,
          "powers": [1.0, 0.0], "even": true, "log": "-inf" },
        { "x": -3, "square": 9.0, "root": null,
          "powers": [1.0, -3.0], "even": false, "log": "nan" },
    ]});
    edit(&mut document);
    let tolerance = Tolerance::stated_in(&document).unwrap();
    let mut report = Report::default();
    Object::walk("squares", &document, tolerance, &mut report, squares);
    report.failures
}

#[test]
fn what_is_right_passes() {
    assert_eq!(failures_of_squares(|_| {}), [""; 0]);
    let within =
        failures_of_squares(|d| d["cases"][0]["square"] = json!(4.000000003));
    assert_eq!(within, [""; 0]);
}

#[test]
fn every_kind_of_wrong_value_fails_at_its_place() {
    let wrong = [
        ("/cases/0/square", json!(4.00000001)),
        ("/cases/1/square", json!(1e-300)),
        ("/cases/0/square", json!(null)),
        ("/cases/0/square", json!("4.0")),
        ("/cases/0/square", json!("inf")),
        ("/cases/0/square", json!([4.0])),
        ("/cases/2/root", json!(1.7)),
        ("/cases/2/root", json!("nan")),
        ("/cases/0/powers/1", json!(2.1)),
        ("/cases/0/powers", json!([1.0])),
        ("/cases/0/powers", json!([1.0, 2.0, 4.0])),
        ("/cases/0/even", json!(false)),
        ("/cases/0/even", json!(1)),
        ("/cases/1/log", json!("inf")),
        ("/cases/1/log", json!(-1e308)),
        ("/cases/2/log", json!(1.0)),
    ];
    for (place, value) in wrong {
        let failures =
            failures_of_squares(|d| *d.pointer_mut(place).unwrap() = value.clone());
        assert_eq!(failures.len(), 1, "{place} = {value}");
        assert!(failures[0].starts_with(&format!("squares{place} ")));
    }
}

#[test]
fn what_is_missing_or_left_over_fails() {
    let extra = failures_of_squares(|d| d["cases"][2]["cube"] = json!(-27.0));
    assert_eq!(extra, ["squares/cases/2/cube is neither recomputed nor context"]);
    let remove = |d: &mut Value, place: &str, field: &str| {
        let object = d.pointer_mut(place).unwrap().as_object_mut();
        object.unwrap().remove(field).unwrap();
    };
    let output = failures_of_squares(|d| remove(d, "/cases/0", "even"));
    assert_eq!(output, ["squares/cases/0/even is missing"]);
    let input = failures_of_squares(|d| remove(d, "/cases/0", "x"));
    assert_eq!(input, ["squares/cases/0: x is missing"]);
    let all = failures_of_squares(|d| remove(d, "", "cases"));
    assert_eq!(all, ["squares: cases is missing"]);
    let number = failures_of_squares(|d| d["cases"][1] = json!(7));
    assert_eq!(number, ["squares/cases/1 is no object"]);
}

#[test]
fn an_error_of_the_library_names_the_case() {
    let document =
        json!({ "cases": [{ "d": 0.0, "s": -1.0, "c": 0.0 }], "rtol": 1e-9 });
    let mut report = Report::default();
    check_document("a_gaussian_shift.json", &document, &mut report);
    let [failure] = report.failures.as_slice() else {
        panic!("{}", report.verdict());
    };
    assert!(
        failure.starts_with("a_gaussian_shift.json/cases/0: the spread s is -1")
    );
}

#[test]
fn a_file_of_no_known_family_fails() {
    for (name, text, says) in [
        ("j_news.json", "{}", "no family of this name is known"),
        ("notes.txt", "{}", "no family of this name is known"),
        ("h_extra.json", "{", "is not JSON"),
        ("h_extra.json", "[]", "is no object"),
        ("g_cliff.json", r#"{"cases": []}"#, "has no case"),
        ("h_extra.json", r#"{"rtol": 1}"#, "rtol is 1"),
        ("h_extra.json", r#"{"gossip": []}"#, "neither recomputed nor context"),
    ] {
        let mut report = Report::default();
        check_text(name, text, &mut report);
        assert!(report.verdict().contains(says), "{name} {text}");
    }
    let nowhere = check_folder(&own_folder().join("nowhere"));
    assert_eq!(nowhere.failures.len(), 1);
}

/// A value near to `value` that must not pass for it: a millionth away and more than a file's absolute
/// tolerance, or of another kind.
fn spoilt(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            let x = number.as_f64().unwrap();
            let least = if x.abs() < 1e-12 { 1e-6 } else { 1e-11 };
            json!(x + (1e-6 * x).abs().max(least))
        }
        Value::Bool(flag) => json!(!flag),
        Value::String(text) if text == "nan" => json!("inf"),
        Value::String(_) => json!("nan"),
        _ => json!(1.0),
    }
}

/// A file of this repository, read and recomputed.
fn recomputed(name: &str) -> (Value, Report) {
    let text = fs::read_to_string(own_folder().join(name)).unwrap();
    let (document, mut report) =
        (serde_json::from_str(&text).unwrap(), Report::default());
    check_document(name, &document, &mut report);
    (document, report)
}

#[test]
fn every_spoilt_number_and_every_unknown_field_is_named() {
    for (name, _) in FAMILIES {
        let (mut document, before) = recomputed(name);
        let mut at = |place: &str, edit: &dyn Fn(&mut Value)| {
            edit(document.pointer_mut(&place[name.len()..]).unwrap());
        };
        for place in &before.recomputed {
            at(place, &|value| *value = spoilt(value));
        }
        for place in &before.simulated {
            at(place, &|value| *value = json!(1.0 + 3.0 * value.as_f64().unwrap()));
        }
        for place in &before.entered {
            at(place, &|value| value["unheard of"] = json!(1.0));
        }
        let mut after = Report::default();
        check_document(name, &document, &mut after);
        let named = |place: &str| {
            let start = format!("{place} ");
            after.failures.iter().any(|f| f.starts_with(&start))
        };
        for place in before.recomputed.iter().chain(&before.simulated) {
            assert!(named(place), "{place} passed when it was wrong");
        }
        for place in &before.entered {
            assert!(named(&format!("{place}/unheard of")), "{place}");
        }
    }
}
