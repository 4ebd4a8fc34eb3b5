//! A browser without a window, and what a person does in it: look, type, press.

use std::path::PathBuf;
use std::time::Duration;

use thirtyfour::prelude::*;

use crate::stage::PASSWORD;

/// Names the WebDriver that `cargo xtask test` has started.
const WEBDRIVER: &str = "CLAVIGER_TEST_WEBDRIVER";
/// Names the file of axe-core that `cargo xtask test` has fetched.
const AXE: &str = "CLAVIGER_TEST_AXE";
/// How long a person waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// What keeps Chromium from calling anybody but us; root needs `--no-sandbox`.
const ARGUMENTS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// In the light, or in the dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// One browser with its cookies. Clones are the same browser.
#[derive(Clone)]
pub struct Browser {
    driver: WebDriver,
    address: String,
}

impl Browser {
    /// Opens a fresh browser for the installation at `address`.
    ///
    /// # Panics
    ///
    /// If there is no WebDriver.
    pub async fn open(address: &str) -> Self {
        let Ok(url) = std::env::var(WEBDRIVER) else {
            panic!("{WEBDRIVER} is not set: run the tests with `cargo xtask test`, which starts a WebDriver for them");
        };
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS {
            capabilities.add_arg(argument).expect("an argument");
        }
        let driver = WebDriver::new(url, capabilities).await.expect("the WebDriver opens a browser");
        Self { driver, address: address.to_owned() }
    }

    /// Runs no script of any page from now on, as somebody has it who has switched script off.
    pub async fn without_script(&self) {
        let off = serde_json::json!({ "value": true });
        let tools = self.driver.cdp();
        tools.send_raw("Emulation.setScriptExecutionDisabled", off).await.expect("script can be switched off");
    }

    /// Puts what is downloaded into `folder` from now on.
    pub async fn downloads_to(&self, folder: &std::path::Path) {
        let there = serde_json::json!({ "behavior": "allow", "downloadPath": folder });
        self.driver.cdp().send_raw("Browser.setDownloadBehavior", there).await.expect("a folder for downloads");
    }

    /// Another browser: somebody else's, or one's own telephone.
    pub async fn another(&self) -> Self {
        Self::open(&self.address).await
    }

    /// Prefers `language` from now on, a tag such as `ar`.
    pub async fn prefers(&self, language: &str) {
        let tools = self.driver.cdp();
        tools.send_raw("Network.enable", serde_json::json!({})).await.expect("the network can be told");
        let headers = serde_json::json!({ "headers": { "Accept-Language": language } });
        tools.send_raw("Network.setExtraHTTPHeaders", headers).await.expect("a language");
    }

    /// Reads `language` from now on, as one chooses it in one's profile.
    pub async fn speaks(&self, language: &str) {
        self.go("/profile").await;
        self.choose("language", language).await;
        self.press("form:has([name='language']) button").await;
        self.sees(&format!("html[lang='{language}']")).await;
    }

    /// Loses what says that somebody is signed in, as it happens when a session has ended.
    pub async fn lose_the_session(&self) {
        let tools = self.driver.cdp();
        let cookie = serde_json::json!({ "name": "claviger-session", "url": self.address });
        tools.send_raw("Network.deleteCookies", cookie).await.expect("a cookie can be lost");
    }

    /// Closes the browser.
    pub async fn close(self) {
        let _ = self.driver.quit().await;
    }

    /// Closes the browser at the end of a story; of one that broke off, a picture of what it showed last is kept.
    pub(crate) async fn end(self, story: &str, held: bool) {
        if !held {
            let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/e2e");
            let file = folder.join(format!("{story}.png"));
            let _ = std::fs::create_dir_all(&folder);
            if self.driver.screenshot(&file).await.is_ok() {
                eprintln!("what the browser showed last: {}", file.display());
            }
        }
        self.close().await;
    }

    /// Goes to a path of the installation.
    pub async fn go(&self, path: &str) {
        self.driver.goto(format!("{}{path}", self.address)).await.expect("the page opens");
    }

    /// The path one is at, with its query.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.expect("an address");
        url.as_str().strip_prefix(self.address.as_str()).unwrap_or(url.as_str()).to_owned()
    }

    /// Shows pages this wide, in the light or in the dark.
    pub async fn look(&self, width: u32, scheme: Scheme) {
        let tools = self.driver.cdp();
        let size = serde_json::json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        tools.send_raw("Emulation.setDeviceMetricsOverride", size).await.expect("a width");
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        // What fades in is judged as it is in the end.
        let still = serde_json::json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        let media = serde_json::json!({ "features": [{ "name": "prefers-color-scheme", "value": value }, still] });
        tools.send_raw("Emulation.setEmulatedMedia", media).await.expect("a scheme");
    }

    /// What axe-core finds wrong with the page as it stands, and whether it is wider than its window.
    ///
    /// # Panics
    ///
    /// If there is no axe-core.
    pub async fn faults(&self) -> Vec<String> {
        self.judge(false).await
    }

    /// The same at both widths, in the light and in the dark, where nothing but colours differ.
    pub async fn faults_everywhere(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for width in [375, 1280] {
            for scheme in [Scheme::Dark, Scheme::Light] {
                self.look(width, scheme).await;
                let found = self.judge(scheme == Scheme::Dark).await;
                faults.extend(found.into_iter().map(|fault| format!("at {width}, {scheme:?}: {fault}")));
            }
        }
        faults
    }

    async fn judge(&self, only_colours: bool) -> Vec<String> {
        let Ok(file) = std::env::var(AXE) else {
            panic!("{AXE} is not set: run the tests with `cargo xtask test`, which fetches axe-core for them");
        };
        if self.asks("return typeof axe").await == "undefined" {
            let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
            let axe = format!("{axe}\nwindow.axe = axe;");
            // Here, and in whatever page this browser shows from now on.
            let everywhere = serde_json::json!({ "source": axe });
            let tools = self.driver.cdp();
            tools.send_raw("Page.enable", serde_json::json!({})).await.expect("pages can be prepared");
            tools.send_raw("Page.addScriptToEvaluateOnNewDocument", everywhere).await.expect("axe-core stays");
            self.driver.execute(axe, Vec::new()).await.expect("axe-core is there");
        }
        let arguments = vec![serde_json::json!(only_colours)];
        let found = self.driver.execute_async(include_str!("faults.js"), arguments).await.expect("axe-core runs");
        found.convert().expect("sentences")
    }

    /// What does not fit any more where every word is longer by two fifths, as in another language; the page is good for
    /// nothing afterwards.
    pub async fn faults_of_longer_words(&self) -> Vec<String> {
        let found = self.driver.execute_async(include_str!("longer.js"), Vec::new()).await.expect("a script");
        found.convert().expect("sentences")
    }

    /// The pages of our own that the page leads to, without what stands behind `#`.
    pub async fn ways(&self) -> Vec<String> {
        // All at once: a page has a hundred of them.
        let script = "const links = document.querySelectorAll(\"a[href^='/']:not([download], [target])\");
            return [...links].map((link) => link.getAttribute('href'));";
        let found = self.driver.execute(script, Vec::new()).await.expect("links");
        let mut ways: Vec<String> = found.convert().expect("their addresses");
        for way in &mut ways {
            way.truncate(way.find('#').unwrap_or(way.len()));
        }
        ways.retain(|way| !way.is_empty());
        ways
    }

    /// How long the page is as it was sent, in bytes; its script and style are not counted.
    pub async fn length(&self) -> usize {
        let script = "const done = arguments[arguments.length - 1];
            fetch(location.href).then((page) => page.blob()).then((body) => done(body.size));";
        let length = self.driver.execute_async(script, Vec::new()).await.expect("the page can be fetched");
        length.convert().expect("a number")
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let field = self.driver.active_element().await.expect("something has the focus");
        field.send_keys(keys).await.expect("it takes keys");
    }

    /// Pastes `text` where the focus is, as if it had been copied from a spreadsheet.
    pub async fn paste(&self, text: &str) {
        let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);
            document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
        self.driver.execute(script, vec![serde_json::json!(text)]).await.expect("it takes what is pasted");
    }

    /// Something that the page knows, by a script that returns it.
    pub async fn asks(&self, script: &str) -> String {
        let answer = self.driver.execute(script, Vec::new()).await.expect("a script");
        answer.convert().expect("a text")
    }

    /// Something that a script brings about: it calls `done(…)` with a text when it is through.
    pub async fn awaits(&self, script: &str) -> String {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        let answer = self.driver.execute_async(script, Vec::new()).await.expect("a script");
        answer.convert().expect("a text")
    }

    /// What has moved since the page was opened although nobody touched it: an element each.
    pub async fn moved(&self) -> Vec<String> {
        let moved = self.awaits(include_str!("moved.js")).await;
        moved.lines().map(ToOwned::to_owned).collect()
    }

    /// Makes a picture of the page as it stands.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub async fn picture(&self, file: &std::path::Path) {
        self.driver.screenshot(file).await.expect("a picture");
    }

    /// Signs in with the demonstration's password.
    pub async fn sign_in(&self, email: &str) {
        self.go("/sign-in").await;
        self.fill("email", email).await;
        self.fill("password", PASSWORD).await;
        self.submit("/sign-in").await;
        self.wait_until_not("/sign-in").await;
    }

    /// Types `text` over what stands in the field called `name`.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("[name=\"{name}\"]")).await;
        field.clear().await.expect("the field takes text");
        field.send_keys(text).await.expect("the field takes text");
    }

    /// Chooses the option with the value `value` of the field called `name`.
    pub async fn choose(&self, name: &str, value: &str) {
        self.press(&format!("select[name=\"{name}\"] option[value=\"{value}\"]")).await;
    }

    /// What stands in the field called `name`.
    pub async fn value(&self, name: &str) -> String {
        let field = format!("[name=\"{name}\"]");
        // A page that is just giving way to the next one takes its fields with it: then the next one's is meant.
        for _ in 0..20 {
            if let Ok(value) = self.find(&field).await.prop("value").await {
                return value.unwrap_or_default();
            }
        }
        panic!("{field} goes away whenever it is looked at");
    }

    /// Presses the button of the form that goes to `action` (a path, or how it ends).
    pub async fn submit(&self, action: &str) {
        self.press(&format!(
            "form[action$=\"{action}\"] [type=\"submit\"], form[action$=\"{action}\"] button:not([type])"
        ))
        .await;
    }

    /// Presses whatever the selector finds first.
    pub async fn press(&self, selector: &str) {
        let found = self.find(selector).await;
        found.scroll_into_view().await.expect("it can be seen");
        found.click().await.unwrap_or_else(|error| panic!("{selector} cannot be pressed: {error}"));
    }

    /// Presses the first button or link that says `words`.
    pub async fn press_words(&self, words: &str) {
        let path =
            format!("//*[self::a or self::button or self::summary][normalize-space()=\"{words}\" and not(@hidden)]");
        let found = self.wait_for(By::XPath(path.as_str()), words).await;
        found.scroll_into_view().await.expect("it can be seen");
        found.click().await.unwrap_or_else(|error| panic!("“{words}” cannot be pressed: {error}"));
    }

    /// Waits until the page says `words`, wherever.
    ///
    /// # Panics
    ///
    /// If it does not in time; with what it says instead.
    pub async fn says(&self, words: &str) {
        let (mut text, words) = (String::new(), plain(words));
        for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
            text = self.text().await;
            if text.contains(&words) {
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        panic!("{} does not say “{words}” but:\n{text}", self.path().await);
    }

    /// Waits until there is what the selector finds.
    pub async fn sees(&self, selector: &str) {
        self.find(selector).await;
    }

    /// All the page says, without the unseen marks that keep what runs one way whole within what runs the other.
    pub async fn text(&self) -> String {
        match self.driver.find(By::Tag("body")).await {
            Ok(body) => plain(&body.text().await.unwrap_or_default()),
            Err(_) => String::new(),
        }
    }

    /// The text of the first element that the selector finds.
    pub async fn text_of(&self, selector: &str) -> String {
        plain(&self.find(selector).await.text().await.expect("a text"))
    }

    /// Whether the selector finds anything now.
    pub async fn has(&self, selector: &str) -> bool {
        self.driver.find_all(By::Css(selector)).await.is_ok_and(|found| !found.is_empty())
    }

    /// The attribute of every element that the selector finds.
    pub async fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        // A page that is just giving way to the next one takes its elements with it: then the next one's are meant.
        'looks: for _ in 0..20 {
            let mut values = Vec::new();
            for element in self.driver.find_all(By::Css(selector)).await.expect("elements") {
                let Ok(value) = element.attr(name).await else { continue 'looks };
                values.extend(value);
            }
            return values;
        }
        panic!("{selector} goes away whenever it is looked at");
    }

    /// Waits until one is somewhere else than at `path`.
    async fn wait_until_not(&self, path: &str) {
        for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
            if self.path().await.split('?').next() != Some(path) {
                return;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        panic!("one is still at {path}, which says:\n{}", self.text().await);
    }

    async fn find(&self, selector: &str) -> WebElement {
        self.wait_for(By::Css(selector), selector).await
    }

    async fn wait_for(&self, by: By, called: &str) -> WebElement {
        for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
            if let Ok(found) = self.driver.find(by.clone()).await {
                return found;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        panic!("{} has no {called}; it says:\n{}", self.path().await, self.text().await);
    }
}

/// A text without unseen marks of direction.
fn plain(text: &str) -> String {
    text.replace(['\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}
