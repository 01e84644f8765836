/** What pages share: lines of tables, and questions before something is done. */
package org.ustack.web.parts;
