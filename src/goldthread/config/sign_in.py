"""Settings of signing in: passwords, second factors, lock-out (django-allauth and django-axes)."""

from datetime import timedelta
from typing import Any

FORMS = "goldthread.foundation.sign_in.forms"
LOCKING = "goldthread.foundation.accounts.locking"

PASSWORDS: dict[str, Any] = {
    "AUTHENTICATION_BACKENDS": [
        "axes.backends.AxesStandaloneBackend",
        "goldthread.foundation.accounts.backends.PasswordBackend",
    ],
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
        for name, options in (
            ("MinimumLengthValidator", {"min_length": 12}),
            ("CommonPasswordValidator", {}),
            ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        )
    ],
    "PASSWORD_RESET_TIMEOUT": 60 * 60,
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "/",
}

ACCOUNTS: dict[str, Any] = {
    "ACCOUNT_ADAPTER": "goldthread.foundation.sign_in.adapters.AccountAdapter",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "django.contrib.auth.tokens.PasswordResetTokenGenerator",
    # Wrong tries are counted by axes, in the database. These limits, in memory, only slow down a network that
    # hammers; a whole council may sign in from one address.
    "ACCOUNT_RATE_LIMITS": {
        "login": "120/m/ip",
        "login_failed": None,
        "code_of_a_link": "60/10m/ip",
        "public_form": "30/h/ip",
    },
    "ACCOUNT_FORMS": {
        "login": f"{FORMS}.SignInForm",
        "reauthenticate": f"{FORMS}.ConfirmPasswordForm",
        "change_password": f"{FORMS}.ChangePasswordForm",
        "reset_password": f"{FORMS}.AskForPasswordForm",
        "user_token": f"{FORMS}.LinkForm",
        "reset_password_from_key": f"{FORMS}.ChoosePasswordForm",
    },
    "MFA_ADAPTER": "goldthread.foundation.sign_in.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
    # A passkey asks who holds it, wherever it is used: it may stand in for the password.
    "MFA_WEBAUTHN_USER_VERIFICATION": "required",
    # Nobody guesses a passkey; a whole council may sign in from one address.
    "MFA_RATE_LIMITS": {"webauthn_login": "240/m/ip"},
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_RECOVERY_CODES_SHOW_ONCE": True,
    "MFA_FORMS": {
        "authenticate": f"{FORMS}.SignInCodeForm",
        "authenticate_webauthn": "goldthread.foundation.sign_in.passkey_forms.PasskeyOfOneForm",
        "reauthenticate": f"{FORMS}.ConfirmCodeForm",
        "generate_recovery_codes": f"{FORMS}.NewRecoveryCodesForm",
    },
}

LOCK_OUT: dict[str, Any] = {
    "AXES_FAILURE_LIMIT": 5,
    "AXES_COOLOFF_TIME": timedelta(minutes=15),
    "AXES_RESET_ON_SUCCESS": True,
    "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
    "AXES_LOCKOUT_PARAMETERS": ["username"],
    "AXES_USERNAME_CALLABLE": f"{LOCKING}.whose_try",
    "AXES_CLIENT_STR_CALLABLE": f"{LOCKING}.described",
    "AXES_LOCKOUT_CALLABLE": "goldthread.foundation.sign_in.views.locked",
    "AXES_SENSITIVE_PARAMETERS": ["login", "code", "next", "oldpassword", "password1", "csrfmiddlewaretoken"],
    "AXES_DISABLE_ACCESS_LOG": True,
    "AXES_ENABLE_ADMIN": False,
}


def sign_in_settings(*, behind_proxy: bool) -> dict[str, Any]:
    """Everything above; ``behind_proxy`` says that one proxy stands in front and names who asks."""
    return {**PASSWORDS, **ACCOUNTS, **LOCK_OUT, "ALLAUTH_TRUSTED_PROXY_COUNT": int(behind_proxy)}
