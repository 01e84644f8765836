/** News from the cloud to open pages, each project's own only. */
package org.ustack.web.push;
