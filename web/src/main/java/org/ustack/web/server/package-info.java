/** The pages about servers: the list, a server, and the form that launches one. */
package org.ustack.web.server;
