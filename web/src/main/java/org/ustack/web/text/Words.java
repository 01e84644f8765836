package org.ustack.web.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.ustack.kernel.CloudException;

/** Texts in the user's language, for beans: pages read the same bundle as {@code t}. */
@Named
@RequestScoped
public class Words {

    static final String BUNDLE = "org.ustack.web.text.Words";

    @Inject
    Preferences preferences;

    /** @param arguments for the places {@code {0}}, {@code {1}}, … of the text */
    public String get(String key, Object... arguments) {
        return text(preferences.getLocale(), key, arguments);
    }

    static String text(Locale locale, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The text of the first key, or of the second where the first has none: for words that others invent, such as step names. */
    public String named(String key, String fallback) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, preferences.getLocale());
        return bundle.containsKey(key) ? bundle.getString(key) : fallback;
    }

    /** An error of a service as a sentence for the user. */
    public String of(CloudException error) {
        return sentence(preferences.getLocale(), error);
    }

    static String sentence(Locale locale, CloudException error) {
        String pattern;
        try {
            pattern = ResourceBundle.getBundle(BUNDLE, locale)
                    .getString("error." + error.code().name());
        } catch (MissingResourceException e) {
            return error.getMessage(); // the catalogue's own sentence, in English
        }
        for (Map.Entry<String, Object> argument : error.arguments().entrySet()) {
            pattern = pattern.replace("{" + argument.getKey() + "}", String.valueOf(argument.getValue()));
        }
        return pattern;
    }

    /** Shows that something was done. */
    public void done(String text) {
        message(FacesMessage.SEVERITY_INFO, get("toast.done"), text);
    }

    /** Shows that something was not done, and why. */
    public void problem(String text) {
        message(FacesMessage.SEVERITY_ERROR, get("toast.problem"), text);
    }

    private static void message(FacesMessage.Severity severity, String title, String text) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(severity, title, text));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }
}
