/** The screens of servers: the page that shows one, and the relay between the browser's websocket and the node's port. */
package org.ustack.web.console;
