/** A person, known by an e-mail address. */
import { refuseLacking } from './lacking';

export class UserHandle implements GoogleAppsScript.Base.User {
  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }
  getUserLoginId(): string {
    return this.email;
  }
  toString(): string {
    return this.email;
  }
}
refuseLacking(UserHandle, 'Base.User');
