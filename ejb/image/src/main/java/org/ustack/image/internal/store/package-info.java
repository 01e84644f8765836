/** The files of images: how bytes come in, are hashed, become durable, and go. Knows no database. */
package org.ustack.image.internal.store;
