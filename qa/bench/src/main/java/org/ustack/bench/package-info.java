/**
 * Measures a running UStack from outside, through its public APIs only: {@code ./ustack bench [scenario …]}.
 *
 * <p>A scenario makes what it needs in a project of its own and takes it away again. Every figure has a unit, and the
 * targets stand beside the figures.
 */
package org.ustack.bench;
