/** What comes in from the agents. */
package org.ustack.compute.messaging;
