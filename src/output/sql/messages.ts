/** What the process that runs a statement and the one that asked tell each other. Values are cloned, so that large integers stay. */
export interface SqlRequest {
  readonly file: string;
  readonly sql: string;
  /** At most so many rows are sent. */
  readonly rows: number;
}

export type SqlMessage =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly unknown[])[] }
  /** `more`: there are rows that were not sent. */
  | { readonly kind: 'end'; readonly more: boolean }
  | { readonly kind: 'error'; readonly usage: boolean; readonly message: string };
