//! How the process asks the system for memory.

/// Whether memory comes in small pages only, of 4 KiB on most machines, and not in huge ones of 2 MiB as well. The data of a million events
/// are made and let go in small pieces; each huge page of which any part is used counts whole, which is a seventh of all that is
/// held. That no large page is there costs nothing that could be measured: neither a load nor a keystroke.
///
/// Programs that are started take it over. Where the system has no such choice, nothing is done.
pub fn keep_pages_small(small: bool) {
    #[cfg(target_os = "linux")]
    // Refused, it costs memory and nothing else.
    let _ = rustix::thread::disable_transparent_huge_pages(small);
    #[cfg(not(target_os = "linux"))]
    let _ = small;
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    #[test]
    fn pages_are_as_they_were_asked_for() {
        for small in [true, false] {
            super::keep_pages_small(small);
            assert_eq!(rustix::thread::transparent_huge_pages_are_disabled().unwrap(), small);
        }
    }
}
