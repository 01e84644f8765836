package org.ustack.web.text;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Language and theme of a browser: chosen by its user, else guessed from what the browser says; kept in cookies for a year. */
@Named
@SessionScoped
public class Preferences implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LANGUAGE_COOKIE = "ustack-language";
    private static final String THEME_COOKIE = "ustack-theme";
    private static final int A_YEAR = 365 * 24 * 3600;
    private static final Set<String> THEMES = Set.of("light", "dark");

    /** A language on offer, named in itself. */
    public record Language(String tag, String label) implements Serializable {}

    private static final List<Language> LANGUAGES =
            List.of(new Language("en", "English"), new Language("zh-CN", "简体中文"));

    @Inject
    transient HttpServletRequest request;

    private String language;
    private String theme;

    @PostConstruct
    void begin() {
        language = language(cookie(request, LANGUAGE_COOKIE), request.getLocale());
        theme = theme(cookie(request, THEME_COOKIE), request.getHeader("Sec-CH-Prefers-Color-Scheme"));
    }

    static String language(String remembered, Locale browser) {
        if (LANGUAGES.stream().anyMatch(known -> known.tag().equals(remembered))) {
            return remembered;
        }
        return browser.getLanguage().equals("zh") ? "zh-CN" : "en";
    }

    static String theme(String remembered, String browser) {
        if (remembered != null && THEMES.contains(remembered)) {
            return remembered;
        }
        return browser != null && browser.contains("dark") ? "dark" : "light";
    }

    private static String cookie(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** @param tag of one of {@link #getLanguages()}; others are ignored */
    public String speak(String tag) {
        language = language(tag, Locale.forLanguageTag(language));
        remember(LANGUAGE_COOKIE, language);
        return samePage();
    }

    public String toggleTheme() {
        theme = isDark() ? "light" : "dark";
        remember(THEME_COOKIE, theme);
        return samePage();
    }

    private static String samePage() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId()
                + "?faces-redirect=true&includeViewParams=true";
    }

    private static void remember(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/dashboard");
        cookie.setMaxAge(A_YEAR);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        ((HttpServletResponse)
                        FacesContext.getCurrentInstance().getExternalContext().getResponse())
                .addCookie(cookie);
    }

    public List<Language> getLanguages() {
        return LANGUAGES;
    }

    public String getLanguage() {
        return language;
    }

    public Locale getLocale() {
        return language.equals("zh-CN") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    public String getTheme() {
        return theme;
    }

    public boolean isDark() {
        return theme.equals("dark");
    }

    /** The PrimeFaces theme below the dashboard's own sheet. */
    public String getBaseTheme() {
        return isDark() ? "vela-blue" : "saga-blue";
    }
}
