//! What the process takes, as Linux says; elsewhere nothing is known.

use serde::Serialize;

/// Of memory, in KiB.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Memory {
    /// The most that was resident so far (`VmHWM`).
    pub(crate) peak_kib: u64,
    /// What is resident now (`VmRSS`).
    pub(crate) resident_kib: u64,
}

impl Memory {
    pub(crate) fn now() -> Option<Self> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let of =
            |key: &str| status.lines().find_map(|line| line.strip_prefix(key)?.split_whitespace().next()?.parse().ok());
        Some(Self { peak_kib: of("VmHWM:")?, resident_kib: of("VmRSS:")? })
    }
}
