/* icuuc.dll, which Windows 10 has and Wine 8 lacks: every converter of text is unavailable.
 *
 * Qt converts UTF-8, UTF-16 and Latin 1 itself, and FirstOut asks it for no other.
 */
#include <stddef.h>

#define FILE_ACCESS_ERROR 4

static void *refuse(int *error)
{
    if (error != NULL)
        *error = FILE_ACCESS_ERROR;
    return NULL;
}

void *ucnv_open(const char *name, int *error)
{
    (void)name;
    return refuse(error);
}

const char *ucnv_getName(const void *converter, int *error)
{
    (void)converter;
    return refuse(error);
}

const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name;
    (void)standard;
    return refuse(error);
}

const char *ucnv_getAvailableName(int number)
{
    (void)number;
    return NULL;
}

int ucnv_countAvailable(void)
{
    return 0;
}

/* Only ever called with a converter, of which there is none. */
#define NEVER_CALLED(name) \
    void name(void)        \
    {                      \
    }

NEVER_CALLED(ucnv_close)
NEVER_CALLED(ucnv_reset)
NEVER_CALLED(ucnv_getMaxCharSize)
NEVER_CALLED(ucnv_getToUCallBack)
NEVER_CALLED(ucnv_getFromUCallBack)
NEVER_CALLED(ucnv_setToUCallBack)
NEVER_CALLED(ucnv_setFromUCallBack)
NEVER_CALLED(ucnv_cbToUWriteUChars)
NEVER_CALLED(ucnv_cbFromUWriteUChars)
NEVER_CALLED(ucnv_toUnicode)
NEVER_CALLED(ucnv_fromUnicode)
NEVER_CALLED(ucnv_toUCountPending)
NEVER_CALLED(ucnv_fromUCountPending)
NEVER_CALLED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NEVER_CALLED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
