/** An error that the script sees, in Google's words. */
export class ServiceError extends Error {
  override readonly name = 'Exception';
}
