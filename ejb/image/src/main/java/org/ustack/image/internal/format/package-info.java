/**
 * Reads the headers of disk images: what they are, how large the disk is, and whether they reach for anything outside of
 * themselves. Never starts a program and never follows a name that it finds.
 */
package org.ustack.image.internal.format;
