//! The browser.

use std::env;

/// Opens a web address in the user's browser, and says whether that was possible. The browser has no part in our terminal.
pub fn open(url: &str) -> bool {
    // Data must not be able to start anything but a browser.
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && has_browser(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
        && open::that_detached(url).is_ok()
}

/// Over SSH a browser would open where nobody sits; on Linux there is none without a display.
fn has_browser(is_set: impl Fn(&str) -> bool) -> bool {
    let any = |names: &[&str]| names.iter().any(|name| is_set(name));
    let display = !cfg!(target_os = "linux") || any(&["DISPLAY", "WAYLAND_DISPLAY", "WSL_INTEROP"]);
    display && !any(&["SSH_CONNECTION", "SSH_TTY"])
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&["DISPLAY"], true)]
    #[case(&["WAYLAND_DISPLAY"], true)]
    #[case(&["DISPLAY", "SSH_CONNECTION"], false)]
    #[case(&["DISPLAY", "SSH_TTY"], false)]
    #[case(&[], !cfg!(target_os = "linux"))]
    fn a_browser_needs_somebody_before_it(#[case] set: &[&str], #[case] expected: bool) {
        assert_eq!(has_browser(|name| set.contains(&name)), expected);
    }

    #[rstest]
    #[case("file:///etc/passwd")]
    #[case("--help")]
    #[case("")]
    fn nothing_but_a_web_address_is_opened(#[case] url: &str) {
        assert!(!open(url));
    }
}
