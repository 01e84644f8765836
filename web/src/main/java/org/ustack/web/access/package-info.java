/** Who uses the dashboard: login, the caller of a request, and the guards on the way. */
package org.ustack.web.access;
