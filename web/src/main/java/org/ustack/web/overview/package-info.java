/** The first page: what a project uses, what its servers do, what happened lately. */
package org.ustack.web.overview;
