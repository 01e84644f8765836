/** What the agent's nodes have and run, told at regular intervals: the truth that the controller compares itself with. */
package org.ustack.agent.inventory;
