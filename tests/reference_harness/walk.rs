//! A walk through a JSON document that remembers which fields it has consumed.
//!
//! A family's checker takes the fields of an [`Object`] by name: as input ([`Object::given`]), as a
//! number to recompute ([`Object::check`]), as context, or as a list of further objects
//! ([`Object::each`]). What is left at the end is a failure, so nothing is passed over in silence.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;

use reweight::ordinary::Estimate;
use serde_json::{Map, Value};

/// What a checker returns: an error stops its object, and is reported with the place.
pub type Outcome = Result<(), Box<dyn Error>>;

/// Two independent Monte Carlo results may differ by this many of their joint standard errors. At
/// 4.5, fifty honest comparisons raise one false alarm in three thousand folders.
const JOINT_STANDARD_ERRORS: f64 = 4.5;

/// What the walk through one or more documents found.
#[derive(Debug, Default)]
pub struct Report {
    /// Each failure, with file and place.
    pub failures: Vec<String>,
    /// The place of each number that was recomputed and compared.
    pub recomputed: Vec<String>,
    /// The place of each Monte Carlo result that was met by one of our own.
    pub simulated: Vec<String>,
    /// The place of each object that was entered.
    pub entered: Vec<String>,
}

impl Report {
    /// Adds a failure.
    pub fn fail(&mut self, message: String) {
        self.failures.push(message);
    }

    /// The failures, one on each line, after a line that counts.
    pub fn verdict(&self) -> String {
        let (bad, all) = (self.failures.len(), self.recomputed.len());
        let lines = self.failures.join("\n  ");
        format!("{bad} failures; {all} numbers recomputed\n  {lines}")
    }

    /// Writes how much was recomputed where the test runner does not capture it.
    pub fn print_counts(&self) {
        let text = format!(
            "{} reference numbers recomputed, {} simulated again\n",
            self.recomputed.len(),
            self.simulated.len()
        );
        // A closed pipe is no reason to fail.
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}

/// How far a file lets a recomputed number be from its own.
#[derive(Debug, Clone, Copy)]
pub struct Tolerance {
    relative: f64,
    absolute: f64,
}

impl Tolerance {
    /// The tolerance that a document states as `rtol`, `atol` or both; a relative 1e-9, which the
    /// README asks of the families that state none.
    pub fn stated_in(document: &Value) -> Result<Self, String> {
        let read = |field: &str| match document.get(field) {
            None => Ok(None),
            Some(value) => match value.as_f64() {
                Some(number) if (0.0..1e-3).contains(&number) => Ok(Some(number)),
                _ => Err(format!("{field} is {value}")),
            },
        };
        let (relative, absolute) = (read("rtol")?, read("atol")?);
        let relative = match absolute {
            None => relative.unwrap_or(1e-9),
            Some(_) => relative.unwrap_or(0.0),
        };
        Ok(Self { relative, absolute: absolute.unwrap_or(0.0) })
    }

    /// Whether `got` may stand for `want`, if `got` is made of terms as large as `terms`.
    fn accepts(self, got: f64, want: f64, terms: f64) -> bool {
        if got.is_nan() || want.is_nan() {
            return got.is_nan() && want.is_nan();
        }
        if got.is_infinite() || want.is_infinite() {
            return got == want;
        }
        // Infinite terms excuse nothing.
        let terms = if terms.is_finite() { terms.abs() } else { 0.0 };
        let rounding = 32.0 * f64::EPSILON * terms;
        let allowed = self.relative * want.abs() + self.absolute + rounding;
        (got - want).abs() <= allowed
    }
}

/// Something that the library computed, to be compared with a JSON value.
#[derive(Debug, Clone)]
pub enum Computed {
    /// A number, which may be infinite.
    Number(f64),
    /// No number exists, which a file writes as `null`.
    Undefined,
    /// Yes or no.
    Flag(bool),
    /// One value for each entry.
    List(Vec<Computed>),
}

impl From<f64> for Computed {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Computed {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Computed>> From<Option<T>> for Computed {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Undefined, Into::into)
    }
}

impl<T: Into<Computed> + Clone> From<&[T]> for Computed {
    fn from(values: &[T]) -> Self {
        Self::List(values.iter().cloned().map(Into::into).collect())
    }
}

impl<T: Into<Computed> + Clone> From<&Vec<T>> for Computed {
    fn from(values: &Vec<T>) -> Self {
        values.as_slice().into()
    }
}

/// A JSON object, and which of its fields have been consumed.
pub struct Object<'a> {
    place: String,
    json: &'a Map<String, Value>,
    used: BTreeSet<String>,
    tolerance: Tolerance,
    report: &'a mut Report,
}

impl<'a> Object<'a> {
    /// Runs `check` on the object at `place`, then reports what it left unconsumed.
    pub fn walk(
        place: &str,
        value: &Value,
        tolerance: Tolerance,
        report: &mut Report,
        check: impl FnOnce(&mut Object) -> Outcome,
    ) {
        let Some(json) = value.as_object() else {
            report.fail(format!("{place} is no object"));
            return;
        };
        report.entered.push(place.to_owned());
        let mut object = Object {
            place: place.to_owned(),
            json,
            used: BTreeSet::new(),
            tolerance,
            report,
        };
        if let Err(error) = check(&mut object) {
            object.report.fail(format!("{place}: {error}"));
            return;
        }
        for field in object.json.keys() {
            if !object.used.contains(field) {
                let place = object.at(field);
                let message = format!("{place} is neither recomputed nor context");
                object.report.fail(message);
            }
        }
    }

    /// The place of a field, as file name and JSON pointer.
    fn at(&self, field: &str) -> String {
        let escaped = field.replace('~', "~0").replace('/', "~1");
        format!("{}/{escaped}", self.place)
    }

    /// Consumes a field that may be absent.
    fn take(&mut self, field: &str) -> Option<&'a Value> {
        self.used.insert(field.to_owned());
        self.json.get(field)
    }

    /// Consumes a field that must be there.
    fn need(&mut self, field: &str) -> Result<&'a Value, Box<dyn Error>> {
        self.take(field).ok_or_else(|| format!("{field} is missing").into())
    }

    /// Whether there is a field of this name.
    pub fn has(&self, field: &str) -> bool {
        self.json.contains_key(field)
    }

    /// Whether there is a field of this name that is not `null`.
    pub fn has_number(&self, field: &str) -> bool {
        self.json.get(field).is_some_and(|value| !value.is_null())
    }

    /// The fields whose names begin with `stem`, and the rest of each name.
    pub fn beginning_with(&self, stem: &str) -> Vec<(String, String)> {
        let rest = |field: &String| {
            let rest = field.strip_prefix(stem)?.to_owned();
            Some((field.clone(), rest))
        };
        self.json.keys().filter_map(rest).collect()
    }

    /// An input: a number.
    pub fn given(&mut self, field: &str) -> Result<f64, Box<dyn Error>> {
        let value = self.need(field)?;
        number(value).ok_or_else(|| format!("{field} is no number: {value}").into())
    }

    /// An input: a number to count with.
    pub fn given_count(&mut self, field: &str) -> Result<u32, Box<dyn Error>> {
        let number = self.given(field)?;
        let whole = number.fract() == 0.0 && (0.0..=1e9).contains(&number);
        if whole {
            Ok(number as u32)
        } else {
            Err(format!("{field} is no count: {number}").into())
        }
    }

    /// An input: yes or no.
    pub fn given_flag(&mut self, field: &str) -> Result<bool, Box<dyn Error>> {
        let value = self.need(field)?;
        value.as_bool().ok_or_else(|| format!("{field} is no flag: {value}").into())
    }

    /// An input: a list of numbers.
    pub fn given_list(&mut self, field: &str) -> Result<Vec<f64>, Box<dyn Error>> {
        let value = self.need(field)?;
        numbers(value).ok_or_else(|| format!("{field} is no list: {value}").into())
    }

    /// An input: a list of lists of numbers.
    pub fn given_rows(
        &mut self,
        field: &str,
    ) -> Result<Vec<Vec<f64>>, Box<dyn Error>> {
        let rows = self.need(field)?.as_array();
        rows.and_then(|rows| rows.iter().map(numbers).collect())
            .ok_or_else(|| format!("{field} is no list of lists").into())
    }

    /// An input: a list of yes or no.
    pub fn given_flags(
        &mut self,
        field: &str,
    ) -> Result<Vec<bool>, Box<dyn Error>> {
        let list = self.need(field)?.as_array();
        list.and_then(|list| list.iter().map(Value::as_bool).collect())
            .ok_or_else(|| format!("{field} is no list of yes or no").into())
    }

    /// An input: a list of lists of lists of numbers.
    pub fn given_tables(
        &mut self,
        field: &str,
    ) -> Result<Vec<Vec<Vec<f64>>>, Box<dyn Error>> {
        let rows = |table: &Value| table.as_array()?.iter().map(numbers).collect();
        let tables = self.need(field)?.as_array();
        tables
            .and_then(|tables| tables.iter().map(rows).collect())
            .ok_or_else(|| format!("{field} is no list of tables").into())
    }

    /// An input that may be `null`: a number to count with.
    pub fn given_count_or_none(
        &mut self,
        field: &str,
    ) -> Result<Option<u32>, Box<dyn Error>> {
        if self.need(field)?.is_null() {
            return Ok(None);
        }
        self.given_count(field).map(Some)
    }

    /// An input: numbers by name, where any name will do.
    pub fn given_by_name(
        &mut self,
        field: &str,
    ) -> Result<BTreeMap<String, f64>, Box<dyn Error>> {
        self.by_name(field, number)
    }

    /// Compares every number of an object whose names are counts with what comes of its count.
    pub fn check_by_count(
        &mut self,
        field: &str,
        compute: impl Fn(usize) -> f64,
    ) -> Outcome {
        self.inside(field, |object| {
            for (name, _) in object.beginning_with("") {
                // A name that is no count stays unconsumed, and is reported.
                if let Ok(count) = name.parse() {
                    object.check(&name, compute(count));
                }
            }
            Ok(())
        })
    }

    /// An input: lists of names by name; a name may be written as a number.
    pub fn given_names_by_name(
        &mut self,
        field: &str,
    ) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
        let name = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        self.by_name(field, |list| {
            Some(list.as_array()?.iter().map(name).collect())
        })
    }

    fn by_name<T>(
        &mut self,
        field: &str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<BTreeMap<String, T>, Box<dyn Error>> {
        let object = self.need(field)?.as_object();
        let object = object.ok_or_else(|| format!("{field} is no object"))?;
        let entry = |(name, value): (&String, &Value)| {
            let value = read(value).ok_or_else(|| format!("{field}: {value}"))?;
            Ok((name.clone(), value))
        };
        object.iter().map(entry).collect()
    }

    /// An input: a list of texts.
    pub fn given_texts(
        &mut self,
        field: &str,
    ) -> Result<Vec<String>, Box<dyn Error>> {
        let list = self.need(field)?;
        texts(list).ok_or_else(|| format!("{field} is no list of texts").into())
    }

    /// An input: a list of lists of texts.
    pub fn given_lists_of_texts(
        &mut self,
        field: &str,
    ) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
        let lists = self.need(field)?.as_array();
        lists
            .and_then(|lists| lists.iter().map(texts).collect())
            .ok_or_else(|| format!("{field} is no list of lists of texts").into())
    }

    /// An input: the names that an object has something for.
    pub fn given_names(
        &mut self,
        field: &str,
    ) -> Result<Vec<String>, Box<dyn Error>> {
        let object = self.need(field)?.as_object();
        let object = object.ok_or_else(|| format!("{field} is no object"))?;
        Ok(object.keys().cloned().collect())
    }

    /// An input: a text.
    pub fn given_text(&mut self, field: &str) -> Result<&'a str, Box<dyn Error>> {
        let value = self.need(field)?;
        value.as_str().ok_or_else(|| format!("{field} is no text: {value}").into())
    }

    /// Fields that say where the numbers came from, and may be absent.
    pub fn context(&mut self, fields: &[&str]) {
        for field in fields {
            self.take(field);
        }
    }

    /// Compares a field with what the library computed, to the file's tolerance.
    pub fn check(&mut self, field: &str, got: impl Into<Computed>) {
        self.check_sum(field, got, 0.0);
    }

    /// Compares a field with a sum whose terms are as large as `terms` and may cancel: beside the
    /// file's tolerance, 32 roundings of such a term are allowed. The file's relative tolerance
    /// alone would ask for more digits of a small difference than floating point has.
    pub fn check_sum(&mut self, field: &str, got: impl Into<Computed>, terms: f64) {
        match self.take(field) {
            Some(want) => self.compare(&self.at(field), &got.into(), want, terms),
            None => {
                let message = format!("{} is missing", self.at(field));
                self.report.fail(message);
            }
        }
    }

    /// Compares a field whose name leaves two readings open with the one that it is nearer to.
    pub fn check_either(&mut self, field: &str, one: f64, other: f64) {
        let want = self.json.get(field).and_then(number).unwrap_or(one);
        let off = |got: f64| (got - want).abs();
        self.check(field, if off(other) < off(one) { other } else { one });
    }

    /// Compares a value and, entry by entry, what is inside.
    fn compare(&mut self, place: &str, got: &Computed, want: &Value, terms: f64) {
        let same = match (got, want) {
            (Computed::List(got), Value::Array(want))
                if got.len() == want.len() =>
            {
                for (index, (got, want)) in got.iter().zip(want).enumerate() {
                    self.compare(&format!("{place}/{index}"), got, want, terms);
                }
                return;
            }
            (Computed::Undefined, Value::Null) => true,
            (Computed::Flag(got), Value::Bool(want)) => got == want,
            (Computed::Number(got), want) => number(want)
                .is_some_and(|want| self.tolerance.accepts(*got, want, terms)),
            _ => false,
        };
        self.report.recomputed.push(place.to_owned());
        if !same {
            self.report.fail(format!("{place} is {want}; the library has {got:?}"));
        }
    }

    /// Compares the mean or median of `reps` Monte Carlo repeats, of standard error `theirs`, with
    /// one of our own.
    pub fn check_simulated(&mut self, field: &str, theirs: f64, own: Estimate) {
        let place = self.at(field);
        let Some(want) = self.take(field).and_then(number) else {
            self.report.fail(format!("{place} is no number"));
            return;
        };
        let joint = libm::hypot(theirs, own.standard_error);
        let allowed = JOINT_STANDARD_ERRORS * joint + 1e-9 * want.abs();
        let near = (own.value - want).abs() <= allowed;
        if !near {
            let got = own.value;
            self.report.fail(format!(
                "{place} is {want}; our simulation has {got}, joint standard error {joint}"
            ));
        }
        self.report.simulated.push(place);
    }

    /// Compares the share of `reps` Monte Carlo repeats in which something happened with the share
    /// of `own_reps` of our own. The standard errors come from both together: a share of one or
    /// zero, taken alone, would claim to have none.
    pub fn check_share(&mut self, field: &str, reps: f64, own: f64, own_reps: f64) {
        let want = self.json.get(field).and_then(number).unwrap_or(f64::NAN);
        let together =
            (want * reps + own * own_reps + 1.0) / (reps + own_reps + 2.0);
        let error = |n: f64| libm::sqrt(together * (1.0 - together) / n);
        let own = Estimate { value: own, standard_error: error(own_reps) };
        self.check_simulated(field, error(reps), own);
    }

    /// Runs `check` on each object of a list.
    pub fn each(
        &mut self,
        field: &str,
        mut check: impl FnMut(&mut Object) -> Outcome,
    ) -> Outcome {
        let place = self.at(field);
        let items = self.need(field)?.as_array();
        let items = items.ok_or_else(|| format!("{field} is no list"))?;
        for (index, item) in items.iter().enumerate() {
            let place = format!("{place}/{index}");
            Object::walk(&place, item, self.tolerance, self.report, &mut check);
        }
        Ok(())
    }

    /// Runs `check` on the one object that a field holds.
    pub fn inside(
        &mut self,
        field: &str,
        check: impl FnOnce(&mut Object) -> Outcome,
    ) -> Outcome {
        let place = self.at(field);
        let item = self.need(field)?;
        Object::walk(&place, item, self.tolerance, self.report, check);
        Ok(())
    }

    /// Runs `check` on each case of a part, if the part is there.
    pub fn part(
        &mut self,
        field: &str,
        check: impl FnMut(&mut Object) -> Outcome,
    ) -> Outcome {
        if self.has(field) {
            self.each(field, check)?;
        }
        Ok(())
    }
}

/// A number, where infinities and NaN are texts.
fn number(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("inf") => Some(f64::INFINITY),
        Some("-inf") => Some(f64::NEG_INFINITY),
        Some("nan") => Some(f64::NAN),
        Some(_) => None,
        None => value.as_f64(),
    }
}

/// A list of numbers.
fn numbers(value: &Value) -> Option<Vec<f64>> {
    value.as_array()?.iter().map(number).collect()
}

/// A list of texts.
fn texts(value: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    value.as_array()?.iter().map(text).collect()
}
