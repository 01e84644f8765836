/** What people do about themselves: credentials for their programs, password, second factor, sign-ins. */
package org.ustack.web.account;
