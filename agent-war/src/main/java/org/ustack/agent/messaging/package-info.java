/** The agent's doors: the only place that knows queues. Each bean hands over at once. */
package org.ustack.agent.messaging;
