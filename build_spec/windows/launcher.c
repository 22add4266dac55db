/* Starts FirstOut with the Python that lies beside this program, in this process.
 *
 * Arguments and exit code pass through unchanged. PYTHON_DLL is given by the build. With
 * python3XY._pth beside it Python reads neither environment variables nor the registry for paths.
 */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define SYSTEM_LACKS 5
#define LONGEST_PATH 32768

typedef int(__cdecl *py_main)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    wchar_t text[LONGEST_PATH + 128];
    _snwprintf(text, LONGEST_PATH + 127,
               L"FirstOut cannot start: %ls is missing or damaged (error %lu). Install it again.",
               what, GetLastError());
    text[LONGEST_PATH + 127] = 0;
#ifdef WINDOWED
    MessageBoxW(NULL, text, L"FirstOut", MB_OK | MB_ICONERROR);
#else
    fwprintf(stderr, L"%ls\n", text);
#endif
    return SYSTEM_LACKS;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t own[LONGEST_PATH], library[LONGEST_PATH + 32];
    static wchar_t *inserted[] = {L"-I", L"-X", L"utf8", L"-m", L"app"};
    const int count = sizeof inserted / sizeof *inserted;
    wchar_t *end, **all;
    HMODULE python;
    py_main start;
    DWORD length = GetModuleFileNameW(NULL, own, LONGEST_PATH);

    if (length == 0 || length >= LONGEST_PATH || (end = wcsrchr(own, L'\\')) == NULL)
        return fail(L"its own folder");
    _snwprintf(library, LONGEST_PATH + 31, L"%.*ls\\%ls", (int)(end - own), own, PYTHON_DLL);
    python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return fail(library);
    start = (py_main)(void *)GetProcAddress(python, "Py_Main");
    all = calloc((size_t)(argc + count + 1), sizeof *all);
    if (start == NULL || all == NULL)
        return fail(library);
    all[0] = own;
    memcpy(all + 1, inserted, sizeof inserted);
    if (argc > 1)
        memcpy(all + 1 + count, argv + 1, (size_t)(argc - 1) * sizeof *all);
    return start((argc > 0 ? argc : 1) + count, all);
}
