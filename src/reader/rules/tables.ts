/** Assignment tables: the columns are recognised by their headings; one row is one task. */
export {}
