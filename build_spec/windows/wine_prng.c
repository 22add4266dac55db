/* bcryptprimitives.dll, which Windows has and Wine 8 lacks: what Rust's libraries ask it for. */
#include <windows.h>
#include <ntsecapi.h>

BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return RtlGenRandom(data, (ULONG)length);
}
