package org.ustack.kernel;

import java.util.function.UnaryOperator;

/** Reads settings: a system property wins over the environment, that over the default. */
public final class Settings {

    private final UnaryOperator<String> properties;
    private final UnaryOperator<String> environment;

    /** For tests: both sources given. */
    public Settings(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** The sources of this process. */
    public static Settings ofProcess() {
        return new Settings(System::getProperty, System::getenv);
    }

    /**
     * The value in force.
     *
     * @throws IllegalArgumentException naming the setting, if what the operator wrote cannot be read
     */
    public <T> T get(Setting<T> setting) {
        String text = properties.apply(setting.name());
        if (text == null || text.isEmpty()) {
            text = environment.apply(setting.environmentName());
        }
        if (text == null || text.isEmpty()) {
            text = setting.defaultValue();
        }
        try {
            return setting.parser().apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "setting " + setting.name() + " cannot be '" + text + "': " + e.getMessage(), e);
        }
    }
}
