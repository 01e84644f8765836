/** Starting programs of the host: argument lists only, never a shell. */
package org.ustack.agent.process;
