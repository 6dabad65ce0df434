/** Cloudflare's types are stricter here than the runtime, which is as the standard has it: to clear no timer does nothing. */
declare function clearTimeout(timer: number | undefined): void
