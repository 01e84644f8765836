/** Rows of the platform's tables. They never leave the module. */
package org.ustack.platform.domain;
