package org.ustack.web.identity;

import java.io.Serializable;

/** Something that a form offers by its name. */
public record Choice(String id, String label) implements Serializable {}
