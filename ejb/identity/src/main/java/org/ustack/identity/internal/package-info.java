/** How identity does it: tokens and their keys, passwords, the memory of checked tokens, and the session beans. */
package org.ustack.identity.internal;
