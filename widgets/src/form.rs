//! The element's skeleton: controls, and places for parts, filled with the first state.

use crate::state::{Kind, Setting, State, escaped};
use crate::view::View;

/// HTML under construction, in one line. Nothing in it has an id: labels hold their controls, so
/// that two of a widget on one page do not collide.
pub struct Form<'v> {
    html: String,
    settings: &'static [Setting],
    state: &'v State,
    wide: &'v View,
    narrow: &'v View,
}

impl<'v> Form<'v> {
    pub(crate) fn new(
        settings: &'static [Setting],
        state: &'v State,
        wide: &'v View,
        narrow: &'v View,
    ) -> Self {
        Self { html: String::new(), settings, state, wide, narrow }
    }

    pub(crate) fn finish(self) -> String {
        self.html
    }

    fn setting(&self, name: &str) -> &'static Setting {
        let setting = self.settings.iter().find(|s| s.name == name);
        setting.unwrap_or_else(|| panic!("no setting is called `{name}`"))
    }

    /// HTML as it is, one line of it.
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.html.push_str(html);
        self
    }

    /// Some of it side by side; the class decides how.
    pub fn group(
        &mut self,
        class: &str,
        inside: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.raw(&format!("<div class=\"{class}\">"));
        inside(self);
        self.raw("</div>")
    }

    /// A slider with its name before it and its value, in words, after it.
    ///
    /// # Panics
    /// If there is no such setting, or it is no number.
    pub fn slider(&mut self, name: &'static str) -> &mut Self {
        let setting = self.setting(name);
        let Kind::Number { from, to, step, .. } = setting.kind else {
            panic!("`{name}` is no number");
        };
        let (value, words) = (self.state.text(name), self.wide.wording(name));
        self.html += &format!(
            "<div class=\"slider {name}\"><label><span>{}</span><input type=\"range\" name=\"{name}\" min=\"{from}\" max=\"{to}\" step=\"{step}\" value=\"{value}\" aria-valuetext=\"{}\"></label><output data-says=\"{name}\" aria-hidden=\"true\">{words}</output></div>",
            setting.label,
            escaped(words),
        );
        self
    }

    /// A field for a number. It takes any text, so that what is wrong with it can be told.
    ///
    /// # Panics
    /// If there is no such setting.
    pub fn field(&mut self, name: &'static str) -> &mut Self {
        let (setting, value) = (self.setting(name), self.state.text(name));
        let Kind::Number { from, to, .. } = setting.kind else {
            panic!("`{name}` is no number");
        };
        self.html += &format!(
            "<label class=\"field {name}\"><span>{}</span><input type=\"text\" inputmode=\"numeric\" name=\"{name}\" value=\"{value}\" data-min=\"{from}\" data-max=\"{to}\"></label>",
            setting.label
        );
        self
    }

    /// A choice among values of a setting: each with its text.
    ///
    /// # Panics
    /// If there is no such setting.
    pub fn choice(
        &mut self,
        name: &'static str,
        options: &[(&str, &str)],
    ) -> &mut Self {
        let (label, value) = (self.setting(name).label, self.state.text(name));
        self.html += &format!(
            "<label class=\"choice {name}\"><span>{label}</span><select name=\"{name}\">"
        );
        for (option, text) in options {
            let chosen = if *option == value { " selected" } else { "" };
            self.html +=
                &format!("<option value=\"{option}\"{chosen}>{text}</option>");
        }
        self.raw("</select></label>")
    }

    /// A box to tick.
    ///
    /// # Panics
    /// If there is no such setting.
    pub fn tick(&mut self, name: &'static str) -> &mut Self {
        let label = self.setting(name).label;
        let on = if self.state.flag(name) { " checked" } else { "" };
        self.html += &format!(
            "<label class=\"tick {name}\"><input type=\"checkbox\" name=\"{name}\" value=\"1\"{on}><span>{label}</span></label>"
        );
        self
    }

    /// A setting that has no control: the form remembers it.
    pub fn memory(&mut self, name: &'static str) -> &mut Self {
        let value = self.state.text(name);
        self.html +=
            &format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
        self
    }

    /// A button: pressing it calls [`crate::Widget::press`] with its name.
    pub fn button(&mut self, name: &str, text: &str) -> &mut Self {
        self.html +=
            &format!("<button type=\"button\" value=\"{name}\">{text}</button>");
        self
    }

    /// A button that moves a slider from where it is to its end, within some seconds.
    pub fn play(&mut self, setting: &str, seconds: u32, text: &str) -> &mut Self {
        self.html += &format!(
            "<button type=\"button\" data-play=\"{setting}\" data-seconds=\"{seconds}\" data-pause=\"Pause\">{text}</button>"
        );
        self
    }

    /// A button that copies the text of a part.
    pub fn copy(&mut self, part: &str, text: &str) -> &mut Self {
        self.html += &format!(
            "<button type=\"button\" data-copy=\"{part}\" data-done=\"Copied\">{text}</button>"
        );
        self
    }

    /// The place of a part: a picture or a line of text.
    pub fn part(&mut self, tag: &str, name: &'static str) -> &mut Self {
        let (wide, narrow) = (self.wide.content(name), self.narrow.content(name));
        self.html += &format!("<{tag} class=\"{name}\" data-part=\"{name}\">");
        if wide == narrow {
            self.html += wide;
        } else {
            self.html += &format!(
                "<span class=\"wide\">{wide}</span><span class=\"narrow\">{narrow}</span>"
            );
        }
        self.html += &format!("</{tag}>");
        self
    }

    /// Numbers with their names: the part's name and what the number is.
    pub fn readouts(&mut self, readouts: &[(&'static str, &str)]) -> &mut Self {
        self.raw("<dl class=\"readouts\">");
        for (name, label) in readouts {
            self.raw("<div><dt>").raw(label).raw("</dt>").part("dd", name);
            self.raw("</div>");
        }
        self.raw("</dl>")
    }

    /// A drawer; whether it is open is a setting.
    pub fn drawer(
        &mut self,
        name: &'static str,
        summary: &str,
        inside: impl FnOnce(&mut Self),
    ) -> &mut Self {
        let open = if self.state.flag(name) { " open" } else { "" };
        self.memory(name);
        self.html += &format!(
            "<details data-as=\"{name}\"{open}><summary>{summary}</summary>"
        );
        inside(self);
        self.raw("</details>")
    }
}
