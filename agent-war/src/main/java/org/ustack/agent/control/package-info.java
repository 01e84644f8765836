/** Questions that an API call waits for. Nothing here changes anything on the node. */
package org.ustack.agent.control;
