/**
 * Images that instances of this node stand on: fetched once, checked, never changed afterwards. An overlay names its base
 * by path, so a base is removed only when no instance has used it for a while.
 */
package org.ustack.agent.imagecache;
