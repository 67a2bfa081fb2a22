// Run-time of specloom SDKs, the same in each of them. Do not edit copies.
/** Status codes as types (RFC 9110, section 15). */

/** Every status code of an error response. */
export type ErrorStatus = ClientErrorStatus | ServerErrorStatus;

/** 200 to 299. */
export type SuccessStatus = ToNumber<`2${Digit}${Digit}`>;

/** 400 to 499. */
export type ClientErrorStatus = ToNumber<`4${Digit}${Digit}`>;

/** 500 to 599. */
export type ServerErrorStatus = ToNumber<`5${Digit}${Digit}`>;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type ToNumber<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;
