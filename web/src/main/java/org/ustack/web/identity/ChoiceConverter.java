package org.ustack.web.identity;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.FacesConverter;

/** A choice as the browser sends it back: the id counts, and the services judge it; the label is for the reader only. */
@FacesConverter("choice")
public class ChoiceConverter implements Converter<Choice> {

    @Override
    public Choice getAsObject(FacesContext faces, UIComponent component, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", 2);
        return new Choice(parts[0], parts.length == 1 ? parts[0] : parts[1]);
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent component, Choice choice) {
        return choice == null ? "" : choice.id() + " " + choice.label();
    }
}
