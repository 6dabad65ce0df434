/**
 * How long a page may take to show what it should before a test gives up, milliseconds. Far longer than any page takes, because
 * the machine may be busy with others; what has to be quick is measured by the test that is about it.
 */
export const patience = 20_000
