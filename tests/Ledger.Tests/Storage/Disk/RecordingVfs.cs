using System;
using System.Collections.Concurrent;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SessionTools.Ledger.Storage.Sqlite;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>
/// A VFS that is SQLite's own save that writes, truncations and syncs go through a <see cref="DiskLog"/>. It opens files as the
/// real one does and then puts its own methods in the place of three of the file's.
/// </summary>
internal static unsafe class RecordingVfs
{
    public const string Name = "recording";

    private static readonly ConcurrentDictionary<IntPtr, OpenFile> s_files = new();
    private static readonly Vfs* s_real = Register();
    private static volatile DiskLog? s_log;

    private delegate IntPtr Find(IntPtr name);

    private delegate int RegisterVfs(IntPtr vfs, int makeDefault);

    /// <summary>Registers the VFS if need be and sends everything to a log from now on.</summary>
    public static void Attach(DiskLog log)
    {
        RuntimeHelpers.RunClassConstructor(typeof(RecordingVfs).TypeHandle);
        s_log = log;
    }

    private static Vfs* Register()
    {
        Vfs* real = (Vfs*)SqliteLibrary.Function<Find>("sqlite3_vfs_find")(IntPtr.Zero);
        Vfs* own = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *own = *real;
        own->Next = IntPtr.Zero;
        own->Name = Marshal.StringToCoTaskMemUTF8(Name);
        own->Open = (IntPtr)(delegate* unmanaged[Cdecl]<Vfs*, IntPtr, File*, int, int*, int>)&Open;
        SqliteLibrary.Function<RegisterVfs>("sqlite3_vfs_register")((IntPtr)own, 0);
        return real;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, IntPtr name, File* file, int flags, int* outFlags)
    {
        int code = ((delegate* unmanaged[Cdecl]<Vfs*, IntPtr, File*, int, int*, int>)s_real->Open)(s_real, name, file, flags, outFlags);
        if (code == 0 && name != IntPtr.Zero && file->Methods != null)
        {
            Methods* own = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
            *own = *file->Methods;
            own->Close = (IntPtr)(delegate* unmanaged[Cdecl]<File*, int>)&Close;
            own->Write = (IntPtr)(delegate* unmanaged[Cdecl]<File*, byte*, int, long, int>)&Write;
            own->Truncate = (IntPtr)(delegate* unmanaged[Cdecl]<File*, long, int>)&Truncate;
            own->Sync = (IntPtr)(delegate* unmanaged[Cdecl]<File*, int, int>)&Sync;
            s_files[(IntPtr)file] = new OpenFile(Path.GetFileName(Marshal.PtrToStringUTF8(name)!), (IntPtr)file->Methods, (IntPtr)own);
            file->Methods = own;
        }

        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(File* file)
    {
        s_files.TryRemove((IntPtr)file, out OpenFile? open);
        int code = ((delegate* unmanaged[Cdecl]<File*, int>)((Methods*)open!.Real)->Close)(file);
        NativeMemory.Free((void*)open.Own);
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(File* file, byte* bytes, int count, long offset)
    {
        OpenFile open = s_files[(IntPtr)file];
        int code = s_log!.Add(new DiskOperation.Write(open.Name, offset, new ReadOnlySpan<byte>(bytes, count).ToArray()));
        return code != 0 ? code : ((delegate* unmanaged[Cdecl]<File*, byte*, int, long, int>)((Methods*)open.Real)->Write)(file, bytes, count, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(File* file, long length)
    {
        OpenFile open = s_files[(IntPtr)file];
        int code = s_log!.Add(new DiskOperation.Truncate(open.Name, length));
        return code != 0 ? code : ((delegate* unmanaged[Cdecl]<File*, long, int>)((Methods*)open.Real)->Truncate)(file, length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(File* file, int flags)
    {
        OpenFile open = s_files[(IntPtr)file];
        int code = s_log!.Add(new DiskOperation.Sync(open.Name));
        return code != 0 ? code : ((delegate* unmanaged[Cdecl]<File*, int, int>)((Methods*)open.Real)->Sync)(file, flags);
    }

    private sealed record OpenFile(string Name, IntPtr Real, IntPtr Own);

    /// <summary><c>sqlite3_file</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct File
    {
        public Methods* Methods;
    }

    /// <summary><c>sqlite3_io_methods</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Version;
        public IntPtr Close;
        public IntPtr Read;
        public IntPtr Write;
        public IntPtr Truncate;
        public IntPtr Sync;
        public fixed long Others[13];
    }

    /// <summary><c>sqlite3_vfs</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int MaximumPath;
        public IntPtr Next;
        public IntPtr Name;
        public IntPtr AppData;
        public IntPtr Open;
        public fixed long Others[15];
    }
}
