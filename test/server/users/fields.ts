/** A user on the wire, written down from the spec by hand. Accounts may have further fields. */
export type UserFields = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly name: string;
  readonly avatar?: string | null;
  readonly created_at?: string | null;
  readonly emails?: readonly UserEmail[] | null;
  readonly etag?: string | null;
  readonly first_name?: string | null;
  readonly is_active?: boolean | null;
  readonly last_name?: string | null;
  readonly remote_data?: Readonly<Record<string, unknown>> | null;
  readonly roles?: readonly UserRole[] | null;
  readonly team_ids?: readonly string[] | null;
  readonly updated_at?: string | null;
  readonly username?: string | null;
};

export interface UserEmail {
  readonly email: string;
  readonly type?: string | null;
}

export interface UserRole {
  readonly id?: string | null;
  readonly name?: string | null;
}
