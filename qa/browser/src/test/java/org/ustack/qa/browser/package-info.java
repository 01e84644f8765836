/** The dashboard as its users see it: a real browser against a running UStack. */
package org.ustack.qa.browser;
